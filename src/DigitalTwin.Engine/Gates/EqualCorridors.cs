using DigitalTwin.Model.Specs;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Engine.Gates;

/// <summary>
/// The same lead and installation for lines that countries can widen, and the same most a year for each MW of load where they begin.
/// </summary>
internal static class EqualCorridors
{
    /// <summary>The world with equal corridors.</summary>
    /// <param name="world">The world as it is.</param>
    /// <param name="table">Is told what was made equal.</param>
    public static WorldSpec In(WorldSpec world, EqualTable table)
    {
        (string Country, CorridorSpec Spec)[] corridors =
            [.. world.Countries.SelectMany(country => country.Corridors.Select(corridor => (country.Id, corridor)))];
        if (corridors.Length == 0)
            return world;
        var loads = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (LineSpec line in world.Lines)
            loads.Add(line.Id, EqualProgrammes.LoadMw(world.Zones.First(zone => zone.Id == line.From)));
        double Equal(string column, string unit, Func<CorridorSpec, double> of, bool byLoad = false)
        {
            EqualValue[] values = [.. corridors.Select(corridor =>
                new EqualValue(corridor.Country, of(corridor.Spec), byLoad ? loads[corridor.Spec.Line] : 1))];
            double mean = EqualTable.Mean(values);
            table.Tell(EqualGroup.Programmes, $"corridor_options: {column}", "headroom", unit, values, mean);
            return mean;
        }

        int lead = EqualProgrammes.Hours(Equal("lead", "months", corridor => corridor.LeadHours / Calendar.HoursPerMonth));
        int install = EqualProgrammes.Hours(Equal("install", "months", corridor => corridor.InstallHours / Calendar.HoursPerMonth));
        double most = Equal(
            "most_mw_year", "share of mean load", corridor => corridor.MostMwPerYear / loads[corridor.Line], byLoad: true);
        CorridorSpec With(CorridorSpec corridor) => corridor with
        {
            LeadHours = lead,
            InstallHours = install,
            MostMwPerYear = EqualProgrammes.Whole(most * loads[corridor.Line], corridor.BlockMw),
        };
        return world with
        {
            Countries = [.. world.Countries.Select(country => country with { Corridors = [.. country.Corridors.Select(With)] })],
        };
    }
}
