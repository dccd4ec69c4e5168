using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.Tables;

/// <summary>
/// Writes a file with rows for each month: at the month's end, and for the month at hand when the run ends. The last column is the number
/// of hours that the rows cover, which shows a month that is not over.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="table">Its columns; the last are the hours that a row covers.</param>
/// <param name="view">The world.</param>
/// <remarks>
/// A run that goes on first cuts the rows of the unfinished month off, and no checkpoint counts them, so that it ends with the file of the
/// run that was never interrupted.
/// </remarks>
public abstract class MonthlyCsvSink(string path, OutputTable table, WorldView view) : CsvSink(path, table)
{
    private long _ticks;

    /// <summary>The world.</summary>
    protected WorldView View => view;

    private DateTime Now => view.World.Calendar.InstantOf(_ticks);

    /// <inheritdoc/>
    public override void Restore(long tick, ReadOnlyMemory<byte> kept)
    {
        base.Restore(tick, kept);
        _ticks = tick;
    }

    /// <inheritdoc/>
    public override void Take(in TickCommit commit)
    {
        DropUnfinished();
        _ticks = commit.Tick + 1;
        if (_ticks > 0 && IsMonthOver)
            WriteRows();
    }

    /// <inheritdoc/>
    public override void Finish()
    {
        DropUnfinished();
        if (_ticks == 0 || IsMonthOver)
            return;
        BeginUnfinished();
        WriteRows();
    }

    /// <summary>Writes the rows of the month, each ended by its figures.</summary>
    /// <param name="month">The month, such as 2025-01.</param>
    protected abstract void Write(string month);

    /// <inheritdoc/>
    protected override void EndLine()
    {
        DateTime last = Now.AddHours(-1);
        DateTime begin = new(last.Year, last.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        Next((Now - (begin < view.World.Calendar.StartUtc ? view.World.Calendar.StartUtc : begin)).TotalHours);
        base.EndLine();
    }

    private bool IsMonthOver => Now is { Day: 1, Hour: 0 };

    private void WriteRows() => Write(Now.AddHours(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture));
}
