import type { ComponentProps } from 'react';
import { Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

function AnchorButton(props: ComponentProps<typeof Button<'a'>>) {
  return <Button {...props} component="a" />;
}

/** A link to a page that looks like a button, with the router's types. */
export const LinkButton = createLink(AnchorButton);
