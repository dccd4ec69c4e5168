namespace DigitalTwin.Grains.Wire;

/// <summary>Every name that a message or an interface has on the wire. A name is never given to something else.</summary>
public static class Aliases
{
    /// <summary>What every name begins with.</summary>
    public const string Prefix = "twin.";

    internal const string PowerPlantGrain = Prefix + "power-plant";
    internal const string DatacenterGrain = Prefix + "datacenter";
    internal const string ChipFabGrain = Prefix + "chip-fab";
    internal const string FlexibleLoadGrain = Prefix + "flexible-load";
    internal const string OperatorGrain = Prefix + "operator";
    internal const string CountryGrain = Prefix + "country";
    internal const string SupplierGrain = Prefix + "supplier";
    internal const string MemberGrain = Prefix + "member";
    internal const string GridGrain = Prefix + "grid";
    internal const string CouplingGrain = Prefix + "coupling";
    internal const string SimulationGrain = Prefix + "simulation";
    internal const string EchoGrain = Prefix + "echo";

    internal const string RunSpec = Prefix + "run-spec";
    internal const string MemberCall = Prefix + "member-call";
    internal const string MemberCallFrame = Prefix + "member-call-frame";
    internal const string MemberOrder = Prefix + "member-order";
    internal const string MemberOrderFrame = Prefix + "member-order-frame";
    internal const string MemberAnswer = Prefix + "member-answer";
    internal const string MemberAnswerFrame = Prefix + "member-answer-frame";
    internal const string GridCall = Prefix + "grid-call";
    internal const string GridCallFrame = Prefix + "grid-call-frame";
    internal const string GridOrder = Prefix + "grid-order";
    internal const string GridAnswer = Prefix + "grid-answer";
    internal const string GridAnswerFrame = Prefix + "grid-answer-frame";
    internal const string ClearCall = Prefix + "clear-call";
    internal const string ClearCallFrame = Prefix + "clear-call-frame";
    internal const string ClearAnswer = Prefix + "clear-answer";
    internal const string ClearAnswerFrame = Prefix + "clear-answer-frame";
    internal const string CouplingOrder = Prefix + "coupling-order";
    internal const string RunStanding = Prefix + "run-standing";
    internal const string InjectCall = Prefix + "inject-call";
    internal const string EpochNote = Prefix + "epoch-note";
    internal const string SiloStanding = Prefix + "silo-standing";
}
