namespace DigitalTwin.Results.Compute;

/// <summary>
/// Compute by zone, weighed in every tick by what the algorithms of its country make of an operation: effective exaflop-days, beside the
/// physical ones. No decision and no cause looks at it.
/// </summary>
public sealed partial class EffectiveTally(WorldSpec world)
{
    [State("effective")]
    private readonly double[] _delivered = new double[world.Zones.Length];

    [State("effective_target")]
    private readonly double[] _target = new double[world.Zones.Length];

    [State("effective_in_month")]
    private readonly double[] _deliveredInMonth = new double[world.Zones.Length];

    [State("effective_target_in_month")]
    private readonly double[] _targetInMonth = new double[world.Zones.Length];

    [NotState("Follows from the scenario.")]
    private readonly int[] _countryOf = [.. world.Zones.Select(zone => IndexOf(world, zone.Country))];

    [NotState("Follows from the tick.")]
    private readonly double[] _worth = new double[world.Countries.Length];

    /// <summary>Sets what an operation is worth in a tick.</summary>
    public void BeginTick(long tick)
    {
        for (int country = 0; country < _worth.Length; country++)
            _worth[country] = AlgorithmicEfficiency.At(world.Countries[country].AlgorithmGains, tick);
    }

    /// <summary>Begins a month.</summary>
    public void BeginMonth()
    {
        Array.Clear(_deliveredInMonth);
        Array.Clear(_targetInMonth);
    }

    /// <summary>Adds what a member of a zone did in the tick.</summary>
    /// <param name="zone">Index of the zone.</param>
    /// <param name="delivered">Compute delivered, exaflop-days.</param>
    /// <param name="target">Compute that its plan wanted; for sites without one what they delivered, exaflop-days.</param>
    public void Add(int zone, double delivered, double target)
    {
        double worth = _worth[_countryOf[zone]];
        _delivered[zone] += delivered * worth;
        _target[zone] += target * worth;
        _deliveredInMonth[zone] += delivered * worth;
        _targetInMonth[zone] += target * worth;
    }

    /// <summary>Sums the zones of a country.</summary>
    /// <param name="country">Code of the country.</param>
    /// <param name="month">Whether those of the month at hand, or of the run.</param>
    public (double Delivered, double Target) Of(string country, bool month)
    {
        double delivered = 0, target = 0;
        for (int zone = 0; zone < world.Zones.Length; zone++)
        {
            if (world.Zones[zone].Country != country)
                continue;
            delivered += month ? _deliveredInMonth[zone] : _delivered[zone];
            target += month ? _targetInMonth[zone] : _target[zone];
        }

        return (delivered, target);
    }

    private static int IndexOf(WorldSpec world, string country)
    {
        for (int i = 0; i < world.Countries.Length; i++)
        {
            if (world.Countries[i].Id == country)
                return i;
        }

        throw new ArgumentException($"The world has a zone in {country}, but not the country.", nameof(world));
    }
}
