namespace DigitalTwin.Engine.History;

/// <summary>A file of the history is damaged; the message names it and the mend.</summary>
public sealed class HistoryDamageException(string file, string problem)
    : Exception($"{file}: {problem}. Delete the folder `history` of the run and open the run again: its hours are computed anew.");
