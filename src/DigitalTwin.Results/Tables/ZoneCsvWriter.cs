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
