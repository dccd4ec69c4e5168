using DigitalTwin.Model.Power.Planning;

namespace DigitalTwin.Protocol.Grids;

/// <summary>
/// Prepares a grid's day-ahead pass: what load its own fleets will have to serve in each hour of the coming UTC day, given what the
/// neighbours have lately taken or brought at that hour.
/// </summary>
public sealed partial class DayAheadPlanner
{
    /// <summary>Weight of the newest day in the expected net export of an hour: about three days of memory.</summary>
    private const double NewestDayWeight = 0.3;

    /// <summary>Reserve for the error of expected trade: about two mean errors are exceeded in one hour of ten.</summary>
    private const double TradeErrorReserve = 2;

    [State] private readonly double[] _expectedExportMw = new double[FleetDeclaration.Hours];
    [State] private readonly double[] _tradeErrorMw = new double[FleetDeclaration.Hours];

    private readonly ZoneSpec _zone;
    private readonly BaseDemand _load;
    private readonly ZoneRules _rules;

    [NotState("Buffers that every plan fills anew.")]
    private readonly DayAheadPass _pass = new();

    [NotState("Filled by every plan before it is read.")]
    private readonly List<FleetDeclaration> _declarations = [];

    [State] private double _memberLoadMw;

    /// <summary>Creates the desk of a zone.</summary>
    public DayAheadPlanner(ZoneSpec zone, BaseDemand load, ZoneRules rules)
    {
        _zone = zone;
        _load = load;
        _rules = rules;
    }

    /// <summary>Learns from a settled tick.</summary>
    /// <param name="netPositionMw">Net position of the zone, MW.</param>
    /// <param name="memberLoadMw">Load that the members wanted besides what stores bought, MW.</param>
    public void Learn(long tick, double netPositionMw, double memberLoadMw)
    {
        ref double expectedMw = ref _expectedExportMw[Calendar.HourOfDay(tick)];
        ref double errorMw = ref _tradeErrorMw[Calendar.HourOfDay(tick)];
        errorMw += NewestDayWeight * (Math.Abs(netPositionMw - expectedMw) - errorMw);
        expectedMw += NewestDayWeight * (netPositionMw - expectedMw);
        _memberLoadMw = memberLoadMw;
    }

    /// <summary>Plans the day that begins with a tick.</summary>
    /// <param name="firstTick">First tick of the day.</param>
    /// <param name="largestUnitMw">Largest unit of the zone, MW.</param>
    /// <param name="replies">The members' replies with their declarations.</param>
    /// <param name="plans">Receives the plan of each member that declared; the others' places become null.</param>
    public void Plan(long firstTick, double largestUnitMw, ReadOnlySpan<MemberReply> replies, Span<FleetPlan?> plans)
    {
        _declarations.Clear();
        foreach (MemberReply reply in replies)
        {
            if (reply.Declaration is FleetDeclaration declaration)
                _declarations.Add(declaration);
        }

        FleetPlan[] planned = _pass.Plan(Expect(firstTick, largestUnitMw), _declarations);
        int next = 0;
        for (int i = 0; i < replies.Length; i++)
            plans[i] = replies[i].Declaration is null ? null : planned[next++];
    }

    private ZoneDay Expect(long firstTick, double largestUnitMw)
    {
        var day = new ZoneDay { FirstTick = firstTick };
        for (int hour = 0; hour < FleetDeclaration.Hours; hour++)
        {
            double loadMw = _load.MwAt(firstTick + hour) + _memberLoadMw;
            day.LoadMw[hour] = OwnLoadMw(firstTick, hour);
            day.NextLoadMw[hour] = OwnLoadMw(firstTick, hour + FleetDeclaration.Hours);
            day.ReserveMw[hour] = TradeErrorReserve * _tradeErrorMw[hour]
                + _rules.ReserveMw(firstTick + hour, largestUnitMw, loadMw, VariableMw(hour));
        }

        return day;
    }

    /// <summary>Load that the zone's own fleets have to serve, MW; hours beyond the day trade as the same hours of the day do.</summary>
    private double OwnLoadMw(long firstTick, int hour) =>
        _load.MwAt(firstTick + hour) + _memberLoadMw - _zone.ExternalImportMw + _expectedExportMw[hour % FleetDeclaration.Hours];

    /// <summary>Wind and sun as declared, MW.</summary>
    private double VariableMw(int hour)
    {
        double variableMw = 0;
        foreach (FleetDeclaration declaration in _declarations)
        {
            if (declaration.Kind == PlantKind.Variable)
                variableMw += declaration.AvailableMw[hour];
        }

        return variableMw;
    }
}
