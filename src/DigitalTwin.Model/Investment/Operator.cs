using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Datacenters;
using DigitalTwin.Model.Equipment;
using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Investment;

/// <summary>
/// An operator of datacenters: turns what its sites need into orders to fabs, and chooses the zones of campuses that have several to
/// choose among.
/// </summary>
public sealed partial class Operator : NonMarketMember
{
    [State] private readonly OperatorModel _model;
    [State] private readonly CampusProgramme? _programme;
    [State(After = nameof(ForgetReport))] private readonly SiteSelection? _selection;
    private readonly Func<DatacenterSpec, IReadOnlyList<ConnectionRequest>> _hallsOf;

    [NotState("Follows from the rest; made anew when that has changed.")]
    private OperatorReport? _report;

    /// <summary>Creates an operator.</summary>
    /// <param name="spec">The operator.</param>
    /// <param name="fabs">Fabs that make accelerators, by identifier of their entity.</param>
    /// <param name="rules">Families and export controls.</param>
    /// <param name="choices">Its campuses that have several zones to choose among.</param>
    /// <param name="hallsOf">What a campus would ask its grid for.</param>
    public Operator(
        OperatorSpec spec, ImmutableArray<FabSource> fabs, ExportRules rules, ImmutableArray<SiteChoice> choices,
        Func<DatacenterSpec, IReadOnlyList<ConnectionRequest>> hallsOf)
        : base(EntityIds.Operator(spec.Id))
    {
        _hallsOf = hallsOf;
        _model = new OperatorModel(spec, fabs, rules);
        _programme = spec.CampusOptions.IsEmpty || spec.CapitalUsdPerYear is null ? null : new CampusProgramme(spec);
        _selection = choices.IsEmpty && _programme is null ? null
            : new SiteSelection(choices, rules, _programme is null ? null : _programme.ChoiceOf);
    }

    /// <inheritdoc/>
    protected override MemberDetail? Detail =>
        _selection is null && _model.Accounts is null ? null : _report ??= new OperatorReport(
            [.. _selection?.Candidates ?? []], _model.Accounts?.Position ?? default, _programme?.Begun ?? 0, _programme?.BegunMw ?? 0);

    /// <inheritdoc/>
    protected override void Receive(long tick, in Message message)
    {
        switch (message.Payload)
        {
            case NeedPayload needed:
                _model.Receive(needed.Need);
                break;
            case ConnectionProspectPayload reported when _selection is not null:
                _selection.Take(reported.Prospect);
                _report = null;
                break;
            case SupplyProspectPayload reported when _selection is not null:
                _selection.Take(reported.Prospect);
                _report = null;
                break;
            case ConnectionNoticePayload reported when _selection is not null:
                _selection.Take(reported.Notice, tick);
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
        foreach (AcceleratorOrder order in _model.PlaceOrders(tick))
            Send(tick, order.Fab, new OrderPayload(order));
        if (_model.HasPaid)
            _report = null;
        foreach ((string site, ChipPipeline pipeline) in _model.News)
            Send(tick, site, new PipelinePayload(pipeline with { Sender = Id }));
        if (_selection is null)
            return;
        if (_programme?.Decide(tick, _model.Accounts!) is { Count: > 0 } begun)
        {
            _selection.Begin(begun);
            _report = null;
        }

        ChooseSites(tick, _selection);
        FileRequests(tick, _selection);
    }

    private void ForgetReport() => _report = null;

    private void ChooseSites(long tick, SiteSelection selection)
    {
        IReadOnlyList<DatacenterSpec> asked = selection.Ask(tick);
        foreach (DatacenterSpec site in asked)
        {
            var inquiry = new SiteInquiryPayload(site.Inquiry());
            Send(tick, site.Zone, inquiry);
            if (SiteSelection.GoodOf(site) is { Length: > 0 } good)
                Send(tick, EntityIds.Supply(good), inquiry);
        }

        IReadOnlyList<DatacenterSpec> chosen = selection.Decide(tick);
        foreach (DatacenterSpec site in chosen)
            Send(tick, site.Zone, new BirthPayload(new MemberBirth(site, null)));
        foreach (BegunCampus campus in selection.WithoutZone)
            _programme!.TakeBack(campus);
        if (asked.Count + chosen.Count + selection.WithoutZone.Count > 0)
            _report = null;
    }

    /// <summary>Asks in several queues at once, takes the first grant, and takes the other requests back.</summary>
    private void FileRequests(long tick, SiteSelection selection)
    {
        IReadOnlyList<DatacenterSpec> filed = selection.File(tick);
        foreach (DatacenterSpec site in filed)
        {
            foreach (ConnectionRequest hall in _hallsOf(site))
                Send(tick, site.Zone, new ConnectionRequestPayload(hall with { RequestTick = tick }));
        }

        IReadOnlyList<DatacenterSpec> granted = selection.Settle(tick);
        foreach (DatacenterSpec site in granted)
            Send(tick, site.Zone, new BirthPayload(new MemberBirth(site, null)));
        foreach (DatacenterSpec site in selection.Withdraw(tick))
            Send(tick, site.Zone, new WithdrawalPayload(site.Id));
        if (filed.Count + granted.Count > 0)
            _report = null;
    }
}
