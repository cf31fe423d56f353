// One import for users: the vocabulary, the cells, the subjects, the judge and the reports.
@_exported public import Benchmarks
@_exported public import CaseFiles
@_exported public import CrossCheck
@_exported public import ExternalSubjects
@_exported public import ModelFiles
@_exported public import Networks
@_exported public import Processes
@_exported public import PythonBridge
@_exported public import RecurrentCells
@_exported public import Reports
@_exported public import Subjects
@_exported public import Tensors
