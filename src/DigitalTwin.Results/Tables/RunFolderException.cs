namespace DigitalTwin.Results.Tables;

/// <summary>A folder that should hold a run does not; the message names the file and the fix.</summary>
public sealed class RunFolderException(string message) : Exception(message);
