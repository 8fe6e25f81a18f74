/** The contract's words, generated from openapi.json. Nothing else imports the generated file. */
import type { components } from './schema.gen';

type Schemas = components['schemas'];

export type SessionInfo = Schemas['SessionInfo'];
export type Role = SessionInfo['role'];
export type Notification = Schemas['Notification'];
export type NotificationPreferences = Schemas['Preferences'];
export type NewPreference = Schemas['NewPreference'];
export type Overview = Schemas['Overview'];
export type LineStage = Schemas['LineStage'];
export type CalendarItem = Schemas['CalendarItem'];
export type Project = Schemas['Project'];
export type NewProject = Schemas['NewProject'];
export type ProjectChange = Schemas['ProjectChange'];
export type WatchedList = Schemas['WatchedList'];
export type ParsedPage = Schemas['ParsedPage'];
export type FetchDecision = Schemas['FetchDecision'];
export type Opportunity = Schemas['Opportunity'];
export type OpportunityFilter = Schemas['OpportunityFilter'];
export type NewOpportunityFilter = Schemas['NewOpportunityFilter'];
export type OpportunityConditions = Schemas['OpportunityConditions'];
export type Explanation = Schemas['Explanation'];
export type ExplainedPart = Schemas['ExplainedPart'];
/** Without the price bands, which no page shows. */
/** The client's types know no pairs in answers. */
export type ScoreWeights = Omit<Schemas['ScoreWeights'], 'price_bands'> & {
  price_bands: Record<string, number[]>;
};
export type PartWeight = Schemas['PartWeight'];
export type WeightsToTry = Schemas['WeightsToTry'];
export type WeightsChange = Schemas['WeightsChange'];
export type WeightsPreview = Schemas['WeightsPreview'];
export type WeightsVersion = Omit<Schemas['WeightsVersionShown'], 'price_bands'>;
export type CommissionRate = Schemas['CommissionRate'];
export type NewCommissionRate = Schemas['NewCommissionRate'];
export type TrendKeyword = Schemas['TrendKeyword'];
export type TrendKeywordPage = Schemas['TrendKeywordPage'];
export type TrendKind = 'growing' | 'monthly' | 'yearly' | 'seasonal';
export type Host = Schemas['Host'];
export type RefusalCount = Schemas['RefusalCount'];
export type Category = Schemas['Category'];
export type CategoryWalk = Schemas['CategoryWalk'];
export type ImportPreview = Schemas['ImportPreview'];
export type ImportRun = Schemas['ImportRun'];
export type ImportDetail = Schemas['ImportDetail'];
export type ImportRow = Schemas['ImportRow'];
export type ImportResult = Schemas['ImportResult'];
export type RowOutcome = ImportRow['outcome'];
export type Token = Schemas['Token'];
export type Bookmarklet = Schemas['Bookmarklet'];
export type CreatorsConnection = Schemas['CreatorsConnection'];
export type NewCreatorsConnection = Schemas['NewCreatorsConnection'];
export type HistoryPoint = Schemas['HistoryPoint'];
export type ScorePart = Schemas['ScorePart'];
export type ProductHistory = Schemas['ProductHistory'];
export type Pin = Schemas['Pin'];
export type PinState = Pin['state'];
export type PinChange = Schemas['PinChange'];
export type HookPreview = Schemas['HookPreview'];
export type HookWords = Schemas['HookWords'];
export type PinAction = keyof Pin['actions'];
export type Fix = Schemas['Fix'];
export type Rule = Schemas['Rule'];
export type QueuedPin = Schemas['QueuedPin'];
export type QueuePage = Schemas['QueuePage'];
export type WaitCode = Schemas['WaitReason']['code'];
export type SeenPin = Schemas['SeenPin'];
export type BatchResult = Schemas['BatchResult'];
export type Comment = Schemas['Comment'];
export type Diff = Schemas['Diff'];
export type HistoryEntry = Schemas['HistoryEntry'];
export type Reviewer = Schemas['Reviewer'];
export type Finding = Schemas['Finding'];
export type Attempt = Schemas['Attempt'];
export type PublishOutcome = Schemas['PublishOutcome'];
export type Template = Schemas['Template'];
export type AddedMedia = Schemas['AddedMedia'];
export type Media = Schemas['Media'];
export type ListedProduct = Schemas['ListedProduct'];
export type ShownProduct = Schemas['ShownProduct'];
export type ShownFor = Schemas['ShownFor'];
export type MediaChange = Schemas['MediaChange'];
export type NewMediaFromUrl = Schemas['MediaFromUrl'];
export type TemplateFiles = Schemas['TemplateFiles'];
export type TemplateFault = Schemas['TemplateFault'];
export type TemplateLayout = Schemas['TemplateLayout'];
/** What stands in `template.json` and `sample.json`. */
export type TemplateTexts = Pick<Schemas['NewTemplate'], 'design' | 'sample'>;
export type PinToPreview = Schemas['PinToPreview'];
export type WriterBudget = Schemas['WriterBudget'];
export type Account = Schemas['Account'];
export type NewAccount = Schemas['NewAccount'];
export type AccountHealth = Schemas['AccountHealth'];
export type AccountExport = Schemas['AccountExport'];
export type ExportBatch = Schemas['ExportBatch'];
export type HandedOut = Schemas['HandedOut'];
export type NewConnection = Schemas['NewConnection'];
export type ConnectionAnswer = Schemas['ConnectionAnswer'];
export type Board = Schemas['Board'];
export type Schedule = Schemas['Schedule'];
export type ScheduleChange = Schemas['ScheduleChange'];
export type SchedulePreview = Schemas['SchedulePreview'];
export type ScheduleRun = Schemas['Run'];
export type Slot = Schemas['Slot'];
export type PinFigures = Schemas['PinFigures'];
export type FigureDay = Schemas['FigureDay'];
export type PostingHours = Schemas['PostingHours'];
export type PostingHoursChange = Schemas['PostingHoursChange'];
export type Plugin = Schemas['Plugin'];
export type Member = Schemas['Member'];
export type NewMember = Schemas['NewMember'];

/** A page of a list; `next_cursor` is null on the last one. */
export interface Page<T> {
  items: T[];
  next_cursor?: string | null;
}
