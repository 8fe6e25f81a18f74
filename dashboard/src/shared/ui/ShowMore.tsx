import { Button, Stack } from '@mantine/core';
import { InlineError } from './Notice';

interface Props {
  query: {
    error: unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
}

/** The next page of a list; what went wrong stands beside the button that tries again. */
export function ShowMore({ query }: Props) {
  if (!query.hasNextPage) return null;
  const failed = query.isFetchNextPageError && !query.isFetchingNextPage;
  return (
    <Stack gap="sm" mt="md" align="flex-start">
      {failed && <InlineError error={query.error} />}
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {failed ? 'Try again' : 'Show more'}
      </Button>
    </Stack>
  );
}
