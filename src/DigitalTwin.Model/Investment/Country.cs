using DigitalTwin.Model.Equipment;
using DigitalTwin.Model.Members;
using DigitalTwin.Model.Power;
using DigitalTwin.Model.Zones;

namespace DigitalTwin.Model.Investment;

/// <summary>
/// A country: adds up what its grids report, one tick after they settled it, builds plants in the zones for which the scenario says what
/// can be built, and widens lines that begin in it.
/// </summary>
public sealed partial class Country : NonMarketMember
{
    [State] private readonly CountryModel _model;
    [State(After = nameof(ForgetReport))] private readonly BuildProgramme? _programme;

    [NotState("Follows from the programme; made anew when it has changed.")]
    private BuildReport? _report;

    /// <summary>Creates a country.</summary>
    /// <param name="spec">The country.</param>
    /// <param name="zones">Zones in which it can build; none for a country that builds no plants.</param>
    /// <param name="calendar">Calendar of the run.</param>
    public Country(CountrySpec spec, ImmutableArray<BuildZone> zones, Calendar calendar)
        : base(EntityIds.Country(spec.Id))
    {
        _model = new CountryModel(spec);
        _programme = zones.IsEmpty && spec.Corridors.IsEmpty ? null : new BuildProgramme(zones, spec.Corridors, calendar);
    }

    /// <inheritdoc/>
    protected override MemberDetail? Detail => _programme is null ? null : _report ??= new BuildReport(_programme.Standing());

    /// <inheritdoc/>
    protected override void Receive(long tick, in Message message)
    {
        switch (message.Payload)
        {
            case TotalsPayload payload:
                _model.Add(payload.Totals);
                break;
            case OutlookPayload reported when _programme is not null:
                _programme.Take(reported.Outlook);
                break;
            case ZoneNeedPayload reported when _programme is not null:
                _programme.Take(reported.Need);
                break;
            case LineOutlookPayload reported when _programme is not null:
                _programme.Take(reported.Outlook);
                break;
            case DeliveryPayload delivered when _programme is not null:
                _programme.TakeDelivery(EntityIds.GoodOf(message.From), delivered.Order.Reference, tick);
                _report = null;
                break;
            default:
                base.Receive(tick, message);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndTick(long tick)
    {
        if (_programme is null)
            return;
        IReadOnlyList<GoodOrder> orders = _programme.Decide(tick, out bool decided);
        foreach (GoodOrder order in orders)
            Send(tick, EntityIds.Supply(order.Good), new SupplyOrderPayload(new SupplyOrder(Id, order.Project, order.Mw, tick)));
        IReadOnlyList<BuiltFleet> built = _programme.Commission(tick);
        foreach (BuiltFleet fleet in built)
        {
            PlantBirth plant = PlantBirth.Of(fleet, _programme.LikeOf(fleet));
            Send(tick, fleet.Zone, new BirthPayload(new MemberBirth(null, null) { Plant = plant }));
        }

        IReadOnlyList<LineGrowth> opened = _programme.OpenLines(tick);
        foreach (LineGrowth growth in opened)
            Send(tick, EntityIds.Coupling, new LineGrowthPayload(growth));
        if (decided || built.Count + opened.Count > 0)
            _report = null;
    }

    private void ForgetReport() => _report = null;
}
