// The menu behind the three dots of a card: edit it, delete it.
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../words.ts'

interface EditMenuProps {
  /** What it is a menu of. */
  name: string
  /** Left out: it is only deleted. */
  onEdit?: () => void
  /** More entries, between the two. */
  children?: ReactNode
  onDelete: () => void
  /** What deleting is called here. */
  deleteWords?: string
}

export function EditMenu({ name, onEdit, children, onDelete, deleteWords }: EditMenuProps) {
  const t = useWords()
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('moreActions', { name })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onEdit ? (
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
            {t('edit')}
          </Menu.Item>
        ) : null}
        {children}
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} color="brick" onClick={onDelete}>
          {deleteWords ?? t('delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
