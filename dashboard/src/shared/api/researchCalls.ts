/** Calls of opportunities, filters, weights, commission rates and trends. Not in the first load. */
import { ALL, path } from './calls';
import { client, unwrap } from './client';
import type {
  NewCommissionRate,
  NewOpportunityFilter,
  Opportunity,
  OpportunityConditions,
  TrendKind,
  WeightsChange,
  WeightsToTry,
} from './types';

export const research = {
  opportunities: (query: OpportunityQuery & { cursor?: string; limit?: number }) =>
    unwrap(client.GET('/api/v1/opportunities', { params: { query } })),
  explanation: (id: string) => unwrap(client.GET('/api/v1/opportunities/{id}/explanation', path(id))),
  draft: (id: string, hook?: string) =>
    unwrap(
      client.POST('/api/v1/opportunities/{id}/draft', {
        ...path(id),
        body: hook === undefined ? {} : { hook },
      }),
    ),
  draftHooks: (id: string) => unwrap(client.GET('/api/v1/opportunities/{id}/hooks', path(id))),
  draftSeveral: (opportunity_ids: string[]) =>
    unwrap(client.POST('/api/v1/opportunities/draft', { body: { opportunity_ids } })),
  hide: (id: string) => unwrap(client.POST('/api/v1/opportunities/{id}/hide', path(id))),
  unhide: (id: string) => unwrap(client.POST('/api/v1/opportunities/{id}/unhide', path(id))),
  history: (marketplace: string, asin: string, days: number) =>
    unwrap(
      client.GET('/api/v1/products/{marketplace}/{asin}/history', {
        params: { path: { marketplace, asin }, query: { days } },
      }),
    ),

  filters: () => unwrap(client.GET('/api/v1/opportunity-filters', { params: { query: ALL } })),
  saveFilter: (body: NewOpportunityFilter) => unwrap(client.POST('/api/v1/opportunity-filters', { body })),
  deleteFilter: (id: string) => unwrap(client.DELETE('/api/v1/opportunity-filters/{id}', path(id))),

  weights: (projectId: string) => unwrap(client.GET('/api/v1/projects/{id}/score-weights', path(projectId))),
  previewWeights: (projectId: string, body: WeightsToTry) =>
    unwrap(
      client.POST('/api/v1/projects/{id}/score-weights/preview', {
        params: { path: { id: projectId }, query: { limit: 15 } },
        body,
      }),
    ),
  changeWeights: (projectId: string, body: WeightsChange) =>
    unwrap(client.PATCH('/api/v1/projects/{id}/score-weights', { ...path(projectId), body })),
  resetWeights: (projectId: string, number: number) =>
    unwrap(
      client.POST('/api/v1/projects/{id}/score-weights/reset', { ...path(projectId), body: { number } }),
    ),
  weightsHistory: (projectId: string, cursor?: string) =>
    unwrap(
      client.GET('/api/v1/projects/{id}/score-weights/history', {
        params: { path: { id: projectId }, query: { limit: 10, cursor } },
      }),
    ),

  rates: (marketplace: string) =>
    unwrap(client.GET('/api/v1/commission-rates', { params: { query: { ...ALL, marketplace } } })),
  setRate: (body: NewCommissionRate) => unwrap(client.PUT('/api/v1/commission-rates', { body })),
  resetRates: (marketplace: string, category: string | null, valid_from: string) =>
    unwrap(client.POST('/api/v1/commission-rates/reset', { body: { marketplace, category, valid_from } })),

  trends: (query: { region: string; kind: TrendKind; interests?: string[] }) =>
    unwrap(client.GET('/api/v1/trends/keywords', { params: { query: { ...ALL, ...query } } })),
};

export interface OpportunityQuery {
  project_id?: string;
  state?: Opportunity['state'];
  min_score?: number;
  q?: string;
  list_kind?: NonNullable<OpportunityConditions['list_kind']>;
  category?: string;
  min_price?: number;
  max_price?: number;
  only_with_trend?: boolean;
  new_entries?: boolean;
}
