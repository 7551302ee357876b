import {
  ActionIcon,
  AppShell,
  Badge,
  Burger,
  Group,
  Kbd,
  Menu,
  Modal,
  Select,
  Table,
  Text,
  Tooltip,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconArrowsDiff,
  IconBrain,
  IconBox,
  IconEyeOff,
  IconFlask,
  IconFolders,
  IconHelp,
  IconHome,
  IconListDetails,
  IconMailX,
  IconMoon,
  IconServer,
  IconShieldCheck,
  IconStack2,
  IconSun,
  IconTransform,
  IconUser,
} from '@tabler/icons-react';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { use, useState } from 'react';
import { KeyContext, useKeyListener, useKeys } from '@/lib/keys';
import { useWho } from '@/lib/session';
import { useLiveStatus } from '@/lib/use-live';
import { useLogout } from '@/lib/use-logout';
import { words } from '@/lib/format';
import classes from './Shell.module.css';

const PLACES = [
  { to: '/', label: 'Home', key: 'h', icon: IconHome },
  { to: '/projects', label: 'Projects', key: 'o', icon: IconFolders },
  { to: '/brains', label: 'Data', key: 'd', icon: IconBrain },
  { to: '/preparations', label: 'Preparations', key: 'p', icon: IconTransform },
  { to: '/patchsets', label: 'Patchsets & splits', key: 't', icon: IconStack2 },
  { to: '/studies', label: 'Studies', key: 's', icon: IconFlask },
  { to: '/runs', label: 'Runs', key: 'r', icon: IconListDetails },
  { to: '/compare', label: 'Compare', key: 'c', icon: IconArrowsDiff },
  { to: '/models', label: 'Models', key: 'm', icon: IconBox },
  { to: '/nodes', label: 'Nodes', key: 'n', icon: IconServer },
  { to: '/audit', label: 'Audit', key: 'a', icon: IconShieldCheck },
] as const;

/** Of no use to those who submit studies: the platform's own faults. */
const KEEPERS_PLACES = [
  { to: '/dead-letters', label: 'Dead letters', key: 'l', icon: IconMailX },
] as const;

/** What may name a donor is for nobody else. */
const ADMINISTRATORS_PLACES = [
  { to: '/personal-data', label: 'Personal data', key: 'e', icon: IconEyeOff },
] as const;

function placesOf(role: string) {
  if (role === 'researcher') return PLACES;
  const keepers = [...PLACES, ...KEEPERS_PLACES] as const;
  return role === 'admin' ? ([...keepers, ...ADMINISTRATORS_PLACES] as const) : keepers;
}

export function Shell() {
  const { session, projects, project, chooseProject } = useWho();
  const [menuOpen, menu] = useDisclosure(false);
  const [helpOpen, help] = useDisclosure(false);
  const places = placesOf(session.role);
  const navigate = useNavigate();
  const keys = use(KeyContext);
  useKeyListener(keys);
  useKeys('Everywhere', [
    { keys: '?', does: 'show these keys', run: help.open },
    { keys: 'h', does: 'show these keys', run: help.open },
    {
      keys: '/',
      does: 'go to the search field',
      run: () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
    },
    ...places.map((place) => ({
      keys: `g ${place.key}`,
      does: `go to ${place.label}`,
      run: () => void navigate({ to: place.to }),
    })),
  ]);

  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: 204, breakpoint: 'sm', collapsed: { mobile: !menuOpen } }}
      padding="lg"
    >
      <a href="#main" className={classes.skip}>
        Skip to the content
      </a>
      <AppShell.Header className={classes.header}>
        <Burger
          opened={menuOpen}
          onClick={menu.toggle}
          hiddenFrom="sm"
          size="sm"
          aria-label="Navigation"
        />
        <Link to="/" className={classes.brand}>
          <img src="/favicon.svg" alt="" width={22} height={22} />
          Cytostudy
        </Link>
        {projects.length > 0 && (
          <Select
            aria-label="Project"
            className={classes.project}
            data={projects.map((p) => ({ value: p.id, label: p.name }))}
            value={project?.id ?? null}
            onChange={(id) => {
              if (id) chooseProject(id);
            }}
            allowDeselect={false}
            comboboxProps={{ shadow: 'md' }}
          />
        )}
        <div style={{ flex: 1 }} />
        <LiveMark />
        <Tooltip label="Keys (?)">
          <ActionIcon aria-label="Show the keys" onClick={help.open} size={30}>
            <IconHelp size={18} />
          </ActionIcon>
        </Tooltip>
        <SchemeSwitch />
        <AccountMenu />
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} aria-label="Main">
        {places.map((place) => (
          <Link
            key={place.to}
            to={place.to}
            className={classes.place}
            activeOptions={{ exact: place.to === '/' }}
            activeProps={{ 'data-active': true, 'aria-current': 'page' }}
            onClick={menu.close}
          >
            <place.icon size={17} stroke={1.7} aria-hidden />
            <span>{place.label}</span>
          </Link>
        ))}
        <div style={{ flex: 1 }} />
        {session.role === 'auditor' && (
          <Text size="xs" c="dimmed" px={10}>
            You read as an auditor: everything is visible, nothing can be changed.
          </Text>
        )}
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </AppShell.Main>
      <KeyHelp opened={helpOpen} onClose={help.close} />
    </AppShell>
  );
}

function LiveMark() {
  const status = useLiveStatus();
  if (status === 'off') return null;
  const says = {
    live: 'Live: changes appear by themselves.',
    connecting: 'Connecting to the event stream …',
    polling: 'The event stream is interrupted: asking every few seconds until it is back.',
  }[status];
  return (
    <Tooltip label={says}>
      <span className={classes.live} data-status={status} role="status">
        {status}
      </span>
    </Tooltip>
  );
}

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const label = dark ? 'Use light colours' : 'Use dark colours';
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        size={30}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <IconSun size={18} /> : <IconMoon size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}

function AccountMenu() {
  const { session } = useWho();
  const logout = useLogout();
  return (
    <Menu position="bottom-end" shadow="md" width={230}>
      <Menu.Target>
        <button type="button" className={classes.account}>
          <IconUser size={16} aria-hidden />
          <span>{session.displayName}</span>
          <Badge size="xs" variant="outline" color="gray" className={classes.role}>
            {session.role}
          </Badge>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.subject} · {session.role} ·{' '}
          {session.identity === 'local' ? 'built-in account' : 'single sign-on'}
        </Menu.Label>
        {session.projects.map((p) => (
          <Menu.Label key={p.id}>
            {p.name}: {words(p.membership)}
          </Menu.Label>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => logout.mutate()}>Log out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys" size="md">
      {opened && <KeyTable />}
    </Modal>
  );
}

function KeyTable() {
  const registry = use(KeyContext);
  // What the page binds is read when the help opens; it does not change beneath it.
  const [groups] = useState(() => registry.all());
  return groups.map(({ group, bindings }) => (
    <Table key={group} mb="md" verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th colSpan={2}>{group}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {bindings.map((binding) => (
          <Table.Tr key={binding.keys}>
            <Table.Td w={110}>
              <Group gap={4}>
                {binding.keys.split(' ').map((key, i) => (
                  <Kbd key={i}>{key}</Kbd>
                ))}
              </Group>
            </Table.Td>
            <Table.Td>{binding.does}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  ));
}
