using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.Tables;

/// <summary>Writes the hourly figures of every member of a grid: plants and loads.</summary>
public sealed class PlantCsvWriter(string path, WorldView view) : CsvSink(path, OutputTables.Plants)
{
    /// <inheritdoc/>
    public override void Take(in TickCommit commit)
    {
        string instant = view.Instant(commit.Tick);
        for (int i = 0; i < commit.Reports.Length; i++)
        {
            GridReport report = commit.Reports.Span[i];
            for (int m = 0; m < report.Members.Length; m++)
            {
                if (report.Roster[m].Role == MemberRole.NonMarket)
                    continue;
                First(commit.Tick);
                Next(instant);
                Next(view.World.Zones[i].Id);
                Next(report.Roster[m].Id);
                EndWith(HourMetrics.OfMember, report.Members[m]);
            }
        }
    }
}
