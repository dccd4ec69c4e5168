using DigitalTwin.Model.Investment;
using DigitalTwin.Model.World;
using DigitalTwin.Model.Zones;

namespace DigitalTwin.Results.Compute;

/// <summary>The lines of a world that countries can widen, and where they stand.</summary>
internal sealed class CorridorRollup
{
    private readonly SortedDictionary<string, (string Country, CorridorSpec Spec)> _corridors = new(StringComparer.Ordinal);
    private readonly BuildOutTally _buildOut;

    /// <param name="world">The world.</param>
    /// <param name="buildOut">Is told where countries stand.</param>
    public CorridorRollup(WorldSpec world, BuildOutTally buildOut)
    {
        _buildOut = buildOut;
        foreach (CountrySpec country in world.Countries)
        {
            foreach (CorridorSpec corridor in country.Corridors)
                _corridors.Add(corridor.Line, (country.Id, corridor));
        }
    }

    /// <summary>Limits of a line in a tick, MW: those of the scenario, and what was in service when the tick before was settled.</summary>
    public (double Forward, double Reverse) LimitsMw(LineSpec line, long tick)
    {
        (double forwardMw, double reverseMw) = line.LimitsAt(tick);
        if (!_corridors.TryGetValue(line.Id, out (string Country, CorridorSpec Spec) corridor))
            return (forwardMw, reverseMw);
        double raisedMw = (_buildOut.ProgrammeLike(line.Id)?.InServiceMw ?? 0) * corridor.Spec.UsableShare;
        return (forwardMw + raisedMw, reverseMw + raisedMw);
    }

    /// <summary>Where the country of a line stands with it; null where nobody can widen it, or nothing has been told.</summary>
    public CorridorSummary? Of(string line) =>
        _corridors.TryGetValue(line, out (string Country, CorridorSpec Spec) corridor)
        && _buildOut.ProgrammeLike(line) is InvestmentStatus told
            ? new CorridorSummary(
                corridor.Country, told.DecidedMw, told.AwaitingGoodsMw, told.UnderConstructionMw, told.InServiceMw,
                told.RentUsdPerMwYear, told.CostUsdPerMwYear)
            : null;
}
