using DigitalTwin.Results.Compute;
using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.Tables;

/// <summary>
/// Writes where each campus with a plan is at the end of a month, and why its accelerators were missing in it (accelerator-hours by
/// cause).
/// </summary>
/// <param name="path">The file.</param>
/// <param name="view">The world.</param>
/// <param name="tally">Takes every tick before this writer does.</param>
public sealed class MonthlyCsvWriter(string path, WorldView view, BuildOutTally tally)
    : MonthlyCsvSink(path, OutputTables.Campuses, view)
{
    /// <inheritdoc/>
    protected override void Write(string month)
    {
        foreach (CampusTally campus in tally.Campuses)
        {
            First(month);
            Next(campus.Id);
            Next(View.World.Zones[campus.Zone].Id);
            Next(View.World.Zones[campus.Zone].Country);
            EndWith(MonthMetrics.OfCampus, campus);
        }
    }
}
