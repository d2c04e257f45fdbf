// What a table of routes is: for each verb of some nouns of the contract, the service's function that answers it, still without a context.
import type { AppContract } from '../../../shared/contract/contract.ts'
import type { Router } from '../../../shared/rpc.ts'
import type { Context } from '../services/context.ts'

type WithContext<Handler> = Handler extends (...rest: infer Rest) => infer Result ? (context: Context, ...rest: Rest) => Result : never

export type Routes<Noun extends keyof AppContract> = {
  readonly [N in Noun]: { readonly [Verb in keyof AppContract[N]]: WithContext<Router<AppContract>[N][Verb]> }
}
