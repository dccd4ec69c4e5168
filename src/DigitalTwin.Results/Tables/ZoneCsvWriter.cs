using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.Tables;

/// <summary>Writes the hourly figures of the zones.</summary>
public sealed class ZoneCsvWriter(string path, WorldView view) : CsvSink(path, OutputTables.Zones)
{
    /// <inheritdoc/>
    public override void Take(in TickCommit commit)
    {
        string instant = view.Instant(commit.Tick);
        for (int i = 0; i < commit.Reports.Length; i++)
        {
            First(commit.Tick);
            Next(instant);
            Next(view.World.Zones[i].Id);
            EndWith(HourMetrics.OfZone, commit.Reports.Span[i]);
        }
    }
}
