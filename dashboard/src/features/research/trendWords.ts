/** Pinterest's regions, kinds and interests of trends, and how they are called here. */
import type { TrendKind } from '@/shared/api/types';

export const KINDS: { value: TrendKind; label: string }[] = [
  { value: 'growing', label: 'Growing' },
  { value: 'monthly', label: 'This month' },
  { value: 'yearly', label: 'This year' },
  { value: 'seasonal', label: 'Seasonal' },
];

/** What Pinterest puts a kind in order by; it gives the order, not the figure behind it. */
export const ORDER_WORDS: Record<TrendKind, string> = {
  growing: 'by how searches grew of late. A single span may still have shrunk',
  monthly: 'by searches of this month, whether they grow or not',
  yearly: 'by searches of this year, whether they grow or not',
  seasonal: 'by what comes back at this time of the year, whether it grows yet or not',
};

export const REGIONS = [
  { value: 'US', label: 'United States' },
  { value: 'CA', label: 'Canada' },
  { value: 'GB+IE', label: 'United Kingdom, Ireland' },
  { value: 'DE', label: 'Germany' },
  { value: 'DE+AT+CH', label: 'Germany, Austria, Switzerland' },
  { value: 'FR', label: 'France' },
  { value: 'ES', label: 'Spain' },
  { value: 'IT', label: 'Italy' },
  { value: 'IT+ES+PT+GR+MT', label: 'Southern Europe' },
  { value: 'PL+RO+HU+SK+CZ', label: 'Central and Eastern Europe' },
  { value: 'SE+DK+FI+NO', label: 'Nordic countries' },
  { value: 'NL+BE+LU', label: 'Netherlands, Belgium, Luxembourg' },
  { value: 'AU+NZ', label: 'Australia, New Zealand' },
  { value: 'MX', label: 'Mexico' },
  { value: 'BR', label: 'Brazil' },
  { value: 'AR', label: 'Argentina' },
  { value: 'CO', label: 'Colombia' },
  { value: 'MX+AR+CO+CL', label: 'Mexico, Argentina, Colombia, Chile' },
];

export const INTERESTS = [
  { value: 'animals', label: 'Animals' },
  { value: 'architecture', label: 'Architecture' },
  { value: 'art', label: 'Art' },
  { value: 'beauty', label: 'Beauty' },
  { value: 'childrens_fashion', label: 'Children’s fashion' },
  { value: 'design', label: 'Design' },
  { value: 'diy_and_crafts', label: 'DIY and crafts' },
  { value: 'education', label: 'Education' },
  { value: 'electronics', label: 'Electronics' },
  { value: 'entertainment', label: 'Entertainment' },
  { value: 'event_planning', label: 'Event planning' },
  { value: 'finance', label: 'Finance' },
  { value: 'food_and_drinks', label: 'Food and drinks' },
  { value: 'gardening', label: 'Gardening' },
  { value: 'health', label: 'Health' },
  { value: 'home_decor', label: 'Home decor' },
  { value: 'mens_fashion', label: 'Men’s fashion' },
  { value: 'parenting', label: 'Parenting' },
  { value: 'quotes', label: 'Quotes' },
  { value: 'sport', label: 'Sport' },
  { value: 'travel', label: 'Travel' },
  { value: 'vehicles', label: 'Vehicles' },
  { value: 'wedding', label: 'Wedding' },
  { value: 'womens_fashion', label: 'Women’s fashion' },
];
