namespace DigitalTwin.Results.History;

/// <summary>A file of the history is damaged; the message names it and the fix.</summary>
public sealed class HistoryDamageException(string file, string problem)
    : Exception($"{file}: {problem}. Open the run again (`twin up --resume DIR`): what is damaged is computed anew.");
