import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { media } from '@/shared/api/mediaCalls';

/** Page after page of the library's pictures whose name or author has these words. */
export function useLibrary(words: string) {
  return useInfiniteQuery({
    queryKey: keys.media({ words }),
    queryFn: ({ pageParam }) => media.list({ q: words || undefined, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    placeholderData: keepPreviousData,
  });
}
