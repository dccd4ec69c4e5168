namespace DigitalTwin.Results.Compute;

/// <summary>Adds up training and inference of the sites that report them separately.</summary>
public sealed partial class SplitTally(WorldSpec world)
{
    private const double RelativeTolerance = 1e-9;

    [State("splits")]
    private readonly List<SiteSplit> _sites = [];

    /// <summary>Adds a tick of a site.</summary>
    /// <param name="zone">Index of its zone.</param>
    /// <param name="site">Identifier.</param>
    /// <param name="split">What it delivered, apart.</param>
    /// <param name="delivered">What it delivered in all, exaflop-days.</param>
    /// <exception cref="InvalidOperationException">The parts are not the whole.</exception>
    public void Add(int zone, string site, in ComputeSplit split, double delivered)
    {
        double parts = split.TrainingExaflopDays + split.InferenceExaflopDays;
        if (!(Math.Abs(parts - delivered) <= RelativeTolerance * Math.Max(1, delivered)))
            throw new InvalidOperationException($"{site} delivers {delivered} exaflop-days, {parts} of them for training or inference.");
        int at = _sites.FindIndex(known => known.Site == site);
        if (at < 0)
        {
            at = _sites.Count;
            _sites.Add(new SiteSplit(site, zone, default));
        }

        ComputeSplit sum = _sites[at].Sum;
        _sites[at] = _sites[at] with
        {
            Sum = new ComputeSplit(
                sum.TrainingExaflopDays + split.TrainingExaflopDays,
                sum.InferenceExaflopDays + split.InferenceExaflopDays,
                sum.PausedHours + split.PausedHours),
        };
    }

    /// <summary>What a site delivered, apart; null for a site that does not report them separately.</summary>
    public ComputeSplit? Of(string site)
    {
        int at = _sites.FindIndex(known => known.Site == site);
        return at < 0 ? null : _sites[at].Sum;
    }

    /// <summary>Sums of a country: exaflop-days of training and of inference.</summary>
    public (double Training, double Inference) OfCountry(string country)
    {
        double training = 0, inference = 0;
        foreach (SiteSplit site in _sites)
        {
            if (world.Zones[site.Zone].Country != country)
                continue;
            training += site.Sum.TrainingExaflopDays;
            inference += site.Sum.InferenceExaflopDays;
        }

        return (training, inference);
    }
}

/// <summary>Training and inference of a site over the run.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Zone">Index of its zone.</param>
/// <param name="Sum">Exaflop-days, and hours at full power for which training paused.</param>
[State]
public partial record struct SiteSplit(string Site, int Zone, ComputeSplit Sum);
