using DigitalTwin.Model.Investment;
using DigitalTwin.Results.Compute;
using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.Tables;

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
