namespace DigitalTwin.Results.Tables;

/// <summary>Writes the hash of every tick.</summary>
public sealed class HashWriter(string path) : CsvSink(path, "tick,hash")
{
    /// <inheritdoc/>
    public override void Take(in TickCommit commit)
    {
        First(commit.Tick);
        Next(commit.Hash.ToString());
        EndLine();
    }
}
