using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Investment;

/// <summary>What a country is building.</summary>
/// <param name="Standing">One entry a plant that it can build.</param>
[Payload(3)]
public sealed record BuildReport(ImmutableArray<InvestmentStatus> Standing) : MemberDetail;

/// <summary>What a country has decided of one plant that it can build, or one line that it can widen. MW since the run began.</summary>
/// <param name="Like">Identifier of the fleet that it is like, or of the line.</param>
/// <param name="AwaitingGoodsMw">Of it, waiting for the equipment suppliers.</param>
/// <param name="UnderConstructionMw">Of it, with all goods and not in service.</param>
/// <param name="InServiceMw">Of it, in service.</param>
/// <param name="RentUsdPerMwYear">Scarcity rent in the last year that was reported, USD a MW.</param>
/// <param name="CostUsdPerMwYear">What a MW costs a year, USD.</param>
/// <param name="GapMw">Firm MW that the zone lacked when it was decided last, before anything was decided; nothing for lines.</param>
/// <param name="OwnGapMw">Firm MW that the country's target of self-sufficiency asked of the zone then; nothing for lines.</param>
[State]
public partial record struct InvestmentStatus(
    string Like,
    double DecidedMw,
    double AwaitingGoodsMw,
    double UnderConstructionMw,
    double InServiceMw,
    double RentUsdPerMwYear,
    double CostUsdPerMwYear,
    double GapMw,
    double OwnGapMw = 0);

/// <summary>What an operator has decided, and its money.</summary>
/// <param name="Candidates">The zones that it considers for announced campuses, campus by campus.</param>
/// <param name="Position">Its money; all zero where money is not modelled.</param>
/// <param name="Begun">Campuses that it has begun beyond those that are announced.</param>
/// <param name="BegunMw">Power of these, MW of the facility.</param>
[Payload(4)]
public sealed record OperatorReport(
    ImmutableArray<SiteCandidate> Candidates, OperatorPosition Position, int Begun, double BegunMw) : MemberDetail;
