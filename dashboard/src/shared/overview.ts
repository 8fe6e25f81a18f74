import { queryOptions } from '@tanstack/react-query';
import { api } from './api/calls';
import { keys } from './api/keys';
import { setServerNow } from './clock';

/** Asked by the shell (how many wait, what time it is) and by the overview page. */
export const overviewQuery = queryOptions({
  queryKey: keys.overview,
  queryFn: async () => {
    const overview = await api.overview();
    setServerNow(overview.now);
    return overview;
  },
});
