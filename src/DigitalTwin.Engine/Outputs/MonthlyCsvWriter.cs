using System.Globalization;
using DigitalTwin.Engine.BuildOut;
using DigitalTwin.Engine.Metrics;
using DigitalTwin.Protocol.Coordination;

namespace DigitalTwin.Engine.Outputs;

/// <summary>
/// Writes where each campus with a plan stands at the end of a month, and why its accelerators were missing in it (accelerator-hours by
/// cause).
/// </summary>
/// <param name="path">The file.</param>
/// <param name="view">The world.</param>
/// <param name="tally">Takes every tick before this writer does.</param>
public sealed class MonthlyCsvWriter(string path, WorldView view, BuildOutTally tally) : CsvSink(path, OutputTables.Campuses)
{
    /// <inheritdoc/>
    public override void Take(in TickCommit commit)
    {
        DateTime next = view.World.Calendar.InstantOf(commit.Tick + 1);
        if (commit.Tick < 0 || next.Day != 1 || next.Hour != 0)
            return;
        string month = view.World.Calendar.InstantOf(commit.Tick).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        foreach (CampusTally campus in tally.Campuses)
        {
            First(month);
            Next(campus.Id);
            Next(view.World.Zones[campus.Zone].Id);
            Next(view.World.Zones[campus.Zone].Country);
            EndWith(MonthMetrics.OfCampus, campus);
        }
    }
}
