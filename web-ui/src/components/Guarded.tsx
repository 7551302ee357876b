import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Access } from '@/lib/session';

interface Shared extends ButtonProps {
  access: Access;
  children: ReactNode;
}

/** A button that stays visible when one may not press it, and says why. */
export function GuardedButton({
  access,
  onClick,
  type = 'button',
  ...rest
}: Shared & { onClick?: () => void; type?: 'button' | 'submit' }) {
  if (access === true) return <Button type={type} onClick={onClick} {...rest} />;
  return <Refused reason={access} {...rest} />;
}

/** The same for a button that leads somewhere. */
export function GuardedLink({ access, link, ...rest }: Shared & { link: LinkProps }) {
  if (access !== true) return <Refused reason={access} {...rest} />;
  return <Button {...rest} renderRoot={(props) => <Link {...props} {...link} />} />;
}

function Refused({ reason, ...rest }: ButtonProps & { reason: string; children: ReactNode }) {
  return (
    <Tooltip label={reason} events={{ hover: true, focus: true, touch: true }}>
      <Button
        {...rest}
        variant="default"
        data-disabled
        aria-disabled="true"
        aria-description={reason}
        onClick={(event) => event.preventDefault()}
      />
    </Tooltip>
  );
}
