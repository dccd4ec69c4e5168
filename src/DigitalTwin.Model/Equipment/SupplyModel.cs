namespace DigitalTwin.Model.Equipment;

/// <summary>A good of which the world makes only so much a year: orders are served whole, in the order in which they came.</summary>
/// <param name="spec">The good.</param>
public sealed partial class SupplyModel(SupplySpec spec)
{
    // A century: nobody waits for suppliers that make nothing.
    private const double MostHours = 100 * Calendar.HoursPerYear;
    [State] private readonly List<SupplyOrder> _orders = [];

    [NotState("Deliveries of the settled tick, sent by now.")]
    private readonly List<SupplyOrder> _delivered = [];

    [State] private double _readyMw;
    [State] private double _deliveredMw;

    /// <summary>What does not change during the run.</summary>
    public SupplySpec Spec { get; } = spec;

    /// <summary>Ordered and not delivered, MW.</summary>
    public double OrderedMw => _orders.Sum(order => order.Mw);

    /// <summary>Delivered since the run began, MW.</summary>
    public double DeliveredMw => _deliveredMw;

    /// <summary>Takes an order; those of one tick stand in the order of their buyers.</summary>
    public void Order(in SupplyOrder order) => _orders.Add(order);

    /// <summary>Makes an hour's output and delivers what is complete.</summary>
    /// <returns>What is delivered; overwritten by the next call.</returns>
    /// <remarks>Output that nobody has ordered is not stored for longer than a month.</remarks>
    public IReadOnlyList<SupplyOrder> Advance(long tick)
    {
        double anHourMw = Math.Max(0, Spec.MwPerYear.At(tick)) / Calendar.HoursPerYear;
        _delivered.Clear();
        _readyMw += anHourMw;
        while (_orders.Count > 0 && _orders[0].Mw <= _readyMw && _orders[0].Tick + Spec.LeadHours <= tick)
        {
            _delivered.Add(_orders[0]);
            _readyMw -= _orders[0].Mw;
            _deliveredMw += _orders[0].Mw;
            _orders.RemoveAt(0);
        }

        if (_orders.Count == 0)
            _readyMw = Math.Min(_readyMw, Calendar.HoursPerMonth * anHourMw);
        return _delivered;
    }

    /// <summary>Hours in which an order placed in a tick would be delivered, at the rate of that tick.</summary>
    public long HoursToDeliver(double mw, long tick)
    {
        double anHourMw = Math.Max(0, Spec.MwPerYear.At(tick)) / Calendar.HoursPerYear;
        double missingMw = OrderedMw + mw - _readyMw;
        double hours = missingMw <= 0 ? 0 : anHourMw > 0 ? Math.Ceiling(missingMw / anHourMw) : MostHours;
        return Math.Max(Spec.LeadHours, (long)Math.Min(MostHours, hours));
    }
}
