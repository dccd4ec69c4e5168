namespace DigitalTwin.Runs.Storage;

/// <summary>Where the file of a log ends.</summary>
/// <param name="Entries">Entries in it.</param>
/// <param name="Bytes">Bytes up to the end of its last whole batch; the mark of the end follows.</param>
/// <param name="Epoch">The newest epoch in which a batch was written; 0 for none.</param>
internal readonly record struct LogTail(long Entries, int Bytes, int Epoch);
