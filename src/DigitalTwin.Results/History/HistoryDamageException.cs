namespace DigitalTwin.Results.History;

/// <summary>A file of the history is damaged; the message names it and the fix.</summary>
public sealed class HistoryDamageException(string file, string problem)
    : Exception($"{file}: {problem}. Take the run in hand again (`twin up --resume DIR`): what is damaged is computed anew.");
