using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.Tables;

/// <summary>Writes the hourly flows of the lines.</summary>
public sealed class LineCsvWriter(string path, WorldView view) : CsvSink(path, OutputTables.Lines)
{
    /// <inheritdoc/>
    public override void Take(in TickCommit commit)
    {
        string instant = view.Instant(commit.Tick);
        for (int i = 0; i < commit.FlowsMw.Length; i++)
        {
            First(commit.Tick);
            Next(instant);
            Next(view.World.Lines[i].From);
            Next(view.World.Lines[i].To);
            EndWith(HourMetrics.OfLine, commit.FlowsMw.Span[i]);
        }
    }
}
