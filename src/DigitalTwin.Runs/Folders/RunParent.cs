namespace DigitalTwin.Runs.Folders;

/// <summary>The run that another one was forked from.</summary>
/// <param name="Folder">Its folder, as it was named.</param>
/// <param name="Ticks">Ticks that both have.</param>
/// <param name="Hash">Hash of the last of them; empty if there is none.</param>
public sealed record RunParent(string Folder, long Ticks, string Hash);
