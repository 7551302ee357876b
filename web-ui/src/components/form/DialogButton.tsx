import { Modal, type ButtonProps } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { GuardedButton } from '@/components/Guarded';
import type { Access } from '@/lib/session';

/** A button that opens a form in a window of its own; who may not send the form sees why. */
export function DialogButton({
  label,
  title,
  access,
  variant = 'default',
  initiallyOpen = false,
  children,
}: {
  label: string;
  title: string;
  access: Access;
  variant?: ButtonProps['variant'];
  initiallyOpen?: boolean;
  /** The form, which starts anew each time that the window opens. */
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(initiallyOpen && access === true);
  const close = () => setOpen(false);
  return (
    <>
      <GuardedButton access={access} variant={variant} onClick={() => setOpen(true)}>
        {label}
      </GuardedButton>
      <Modal opened={open} onClose={close} title={title}>
        {children(close)}
      </Modal>
    </>
  );
}
