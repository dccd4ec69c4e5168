using DigitalTwin.Results.Compute;
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

/// <summary>Writes each country's compute and the causes of what it misses, month by month, in exaflop-days.</summary>
/// <param name="path">The file.</param>
/// <param name="view">The world.</param>
/// <param name="tally">Takes every tick before this writer does.</param>
public sealed class CountryCsvWriter(string path, WorldView view, BuildOutTally tally)
    : MonthlyCsvSink(path, OutputTables.Countries, view)
{
    /// <inheritdoc/>
    protected override void Write(string month)
    {
        foreach (CountrySpec country in View.World.Countries)
        {
            First(month);
            Next(country.Id);
            EndWith(MonthMetrics.OfCountry, CountryCompute.Of(View.World, tally, country.Id, month: true));
        }
    }
}

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
