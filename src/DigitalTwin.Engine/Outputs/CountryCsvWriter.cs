using System.Globalization;
using DigitalTwin.Engine.BuildOut;
using DigitalTwin.Engine.Metrics;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Coordination;

namespace DigitalTwin.Engine.Outputs;

/// <summary>Writes each country's compute and the causes of what it misses, month by month, in exaflop-days.</summary>
/// <param name="path">The file.</param>
/// <param name="view">The world.</param>
/// <param name="tally">Takes every tick before this writer does.</param>
public sealed class CountryCsvWriter(string path, WorldView view, BuildOutTally tally) : CsvSink(path, OutputTables.Countries)
{
    /// <inheritdoc/>
    public override void Take(in TickCommit commit)
    {
        DateTime next = view.World.Calendar.InstantOf(commit.Tick + 1);
        if (commit.Tick < 0 || next.Day != 1 || next.Hour != 0)
            return;
        string month = view.World.Calendar.InstantOf(commit.Tick).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        foreach (CountrySpec country in view.World.Countries)
        {
            First(month);
            Next(country.Id);
            EndWith(MonthMetrics.OfCountry, CountryCompute.Of(view.World, tally, country.Id, month: true));
        }
    }
}
