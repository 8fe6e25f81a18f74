import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '@/shared/api/calls';
import { setCsrfToken } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { BrandMark } from '@/shared/ui/Brand';
import { InlineError } from '@/shared/ui/Notice';
import css from './LoginPage.module.css';

const route = getRouteApi('/login');

/** Only a path of our own: a login must never send anyone elsewhere. */
function safeTarget(to: string | undefined): string {
  return to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/login') ? to : '/';
}

export function LoginPage() {
  const { to } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  useEffect(() => {
    document.title = 'Sign in · Automated Pinterest Money Flow';
  }, []);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.trim() ? null : 'Enter your e-mail address.'),
      password: (value) => (value ? null : 'Enter your password.'),
    },
  });
  const signIn = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) =>
      api.signIn(email.trim(), password),
    onSuccess: (session) => {
      setCsrfToken(session.csrf_token);
      queries.setQueryData(keys.session, session);
      router.history.push(safeTarget(to));
    },
  });

  return (
    <main className={css.page}>
      <div className={css.box}>
        <div className={css.brand}>
          <BrandMark size={44} />
          <h1 className={css.title}>
            Automated Pinterest <span>Money Flow</span>
          </h1>
          <p className={css.claim}>It does the work. You decide what goes out.</p>
        </div>
        <form
          className={`pf-card ${css.form ?? ''}`}
          aria-label="Sign in"
          noValidate
          onSubmit={form.onSubmit((values) => {
            signIn.mutate(values);
          })}
        >
          <Stack gap="md">
            <TextInput
              label="E-mail"
              type="email"
              autoComplete="username"
              size="md"
              autoFocus
              key={form.key('email')}
              {...form.getInputProps('email')}
            />
            <PasswordInput
              label="Password"
              autoComplete="current-password"
              size="md"
              key={form.key('password')}
              {...form.getInputProps('password')}
            />
            <InlineError error={signIn.error} />
            <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
              Sign in
            </Button>
          </Stack>
        </form>
        <p className={css.hint}>Started the demo? Its login stands in the terminal where you ran it.</p>
      </div>
    </main>
  );
}
