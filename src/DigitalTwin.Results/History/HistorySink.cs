using DigitalTwin.Results.Files;
using DigitalTwin.Results.Summaries;

namespace DigitalTwin.Results.History;

/// <summary>
/// Writes a run's history while it ticks: each committed tick exactly once. Needs nothing of the checkpoints but their tick; ticks that
/// are missing before it are recomputed from the log.
/// </summary>
public sealed class HistorySink : ICheckpointedSink
{
    private readonly HistoryWriter _writer;
    private readonly HistoryRows _rows;
    private readonly Action<long, HistorySink>? _refill;
    private bool _refilling;

    /// <summary>Creates the sink.</summary>
    /// <param name="files">The run's folder.</param>
    /// <param name="run">Number of the run.</param>
    /// <param name="world">The world of the run.</param>
    /// <param name="refill">
    /// Hands the sink every tick before the given one; those that are there are passed over. Null where nothing can be recomputed.
    /// </param>
    public HistorySink(IFileSystem files, ulong run, WorldSpec world, Action<long, HistorySink>? refill = null)
    {
        _refill = refill;
        _writer = HistoryWriter.ByMonth(files, run, world.Calendar);
        _rows = new HistoryRows(world);
    }

    /// <inheritdoc/>
    public string Name => HistoryPiece.Folder;

    /// <summary>Ticks that are there.</summary>
    public long Ticks => _writer.Next;

    /// <summary>The newest tick; null before the first of this process.</summary>
    public HistoryRow? Newest { get; private set; }

    /// <inheritdoc/>
    public byte[] Save() => [];

    /// <inheritdoc/>
    public void Restore(long tick, ReadOnlyMemory<byte> kept)
    {
        Newest = null;
        if (_writer.GoBackTo(tick) == tick || _refill is null)
            return;
        _refilling = true;
        _refill(tick, this);
        _refilling = false;
    }

    /// <inheritdoc/>
    public void Take(in TickCommit commit)
    {
        if (_refilling && commit.Tick < _writer.Next)
            return;
        HistoryRow row = _rows.Of(commit);
        _writer.Append(row.Tick, row.Schema, row.Values);
        Newest = row;
    }

    /// <summary>Writes the month at hand as Parquet too: the run ends here, for now.</summary>
    public void Finish() => _writer.Finish();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
