export { type CandidateAttributes, type CandidateReading, candidateAttributes, parseCandidate } from './candidate';
export { normalise, type SectionRef, withCandidate, withEndOfCandidates } from './edit';
export { checkSyntax, type SyntaxResult, syntaxProblems } from './reader';
export { checkSemantics, type SemanticContext, type SemanticProblem } from './semantics';
export { type DescriptionView, type Direction, type SectionView, viewDescription } from './view';
export { type DescriptionSkeleton, type SectionSkeleton, writeDescription } from './writer';
