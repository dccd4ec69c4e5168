namespace DigitalTwin.Results.Compute;

/// <summary>Planned compute, what was delivered, and why the rest was not; 8-bit exaflop-days.</summary>
/// <remarks>Target - delivered = sum of the causes. Compute ahead of a plan is a cause with a negative figure.</remarks>
public sealed class Shortfall
{
    private const double RelativeTolerance = 1e-9;
    private readonly SortedDictionary<string, double> _byCause = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, double> _alsoBlocked = new(StringComparer.Ordinal);

    /// <summary>What plans wanted.</summary>
    public double Target { get; private set; }

    /// <summary>What was delivered.</summary>
    public double Delivered { get; private set; }

    /// <summary>Why the rest was not, by cause; causes without a figure are left out.</summary>
    public IReadOnlyDictionary<string, double> ByCause => _byCause;

    /// <summary>Part of the shortfall that another gate blocks beside its cause, by that gate.</summary>
    public IReadOnlyDictionary<string, double> AlsoBlocked => _alsoBlocked;

    /// <summary>Adds a campus.</summary>
    /// <exception cref="InvalidOperationException">Target less delivered is not the sum of the causes.</exception>
    public void Add(CampusTally campus, bool month)
    {
        CampusSums sums = month ? campus.Month : campus.Run;
        double each = campus.Latest.ExaflopDaysEach;
        double delivered = month ? campus.DeliveredInMonth : campus.Delivered;
        double target = sums.Wanted * each;
        double explained = 0;
        for (int cause = 0; cause < ShortfallAttribution.Causes; cause++)
        {
            explained += Add(_byCause, NameOf((Cause)cause), sums.Missing[cause] * each);
            Add(_alsoBlocked, NameOf((Cause)cause), sums.AlsoBlocked[cause] * each);
        }

        explained += Add(_byCause, "outage", sums.Outage * each);
        explained += Add(_byCause, "shedding", sums.Shed * each);
        explained += Add(_byCause, "curtailment", sums.Curtailed * each);
        explained += Add(_byCause, "idle", sums.Idle * each);
        explained += Add(_byCause, "family", sums.Family * each);
        explained += Add(_byCause, "aheadOfPlan", -sums.Ahead * each);
        if (!(Math.Abs(target - delivered - explained) <= RelativeTolerance * Math.Max(1, target + delivered)))
            throw new InvalidOperationException(
                $"{campus.Id} misses {target - delivered} exaflop-days, of which {explained} have a cause.");
        Target += target;
        Delivered += delivered;
    }

    /// <summary>Adds compute of sites without a plan: it is delivered, and nothing of it is missing.</summary>
    public void AddUnplanned(double exaflopDays)
    {
        Target += exaflopDays;
        Delivered += exaflopDays;
    }

    /// <summary>Name of a cause in files.</summary>
    public static string NameOf(Cause cause) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(cause.ToString());

    private static double Add(SortedDictionary<string, double> sums, string cause, double exaflopDays)
    {
        if (exaflopDays != 0)
            sums[cause] = sums.GetValueOrDefault(cause) + exaflopDays;
        return exaflopDays;
    }
}
