import { Breadcrumbs, Group, Text, Title } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import classes from './Page.module.css';

export interface Crumb {
  label: string;
  link: LinkProps;
}

/** The frame of a screen: where one is, what it is, what one can do. */
export function Page({
  title,
  crumbs = [],
  lead,
  badge,
  actions,
  wide = false,
  children,
}: {
  title: string;
  crumbs?: Crumb[];
  lead?: ReactNode;
  badge?: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Cytostudy`;
  }, [title]);
  return (
    <div className={classes.page} data-wide={wide || undefined}>
      <header className={classes.header}>
        {crumbs.length > 0 && (
          <Breadcrumbs separator="/" separatorMargin={6} className={classes.crumbs}>
            {crumbs.map((crumb) => (
              <Link key={crumb.label} {...crumb.link}>
                {crumb.label}
              </Link>
            ))}
          </Breadcrumbs>
        )}
        <Group justify="space-between" align="center" gap="md" wrap="wrap">
          <Group gap="sm" wrap="nowrap">
            <Title order={1}>{title}</Title>
            {badge}
          </Group>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
        {lead && (
          <Text component="div" c="dimmed" size="sm" mt={4} maw={820}>
            {lead}
          </Text>
        )}
      </header>
      {children}
    </div>
  );
}

/** A titled block of a screen. */
export function Panel({
  title,
  bar,
  aside,
  flush = false,
  children,
}: {
  title?: ReactNode;
  /** Fields that choose what is shown, in the place of a title. */
  bar?: ReactNode;
  aside?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={classes.panel}>
      {(title !== undefined || bar !== undefined) && (
        <div className={classes.panelHead}>
          {title !== undefined && <Title order={2}>{title}</Title>}
          {bar}
          {aside}
        </div>
      )}
      <div className={flush ? classes.flush : classes.panelBody}>{children}</div>
    </section>
  );
}
