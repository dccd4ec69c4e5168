using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;
using DigitalTwin.Protocol.Encoding;

namespace DigitalTwin.Protocol.Members;

/// <summary>What a member is made of that joins a grid during the run. Exactly one part is given.</summary>
/// <param name="Datacenter">A campus.</param>
/// <param name="FlexibleLoad">A flexible load.</param>
public record struct MemberBirth(DatacenterSpec? Datacenter, FlexibleLoadSpec? FlexibleLoad) : IStateful
{
    private const int DatacenterKind = 1;
    private const int FlexibleLoadKind = 2;

    /// <summary>Identifier of the member.</summary>
    public readonly string Id => Datacenter?.Id ?? FlexibleLoad?.Id ?? "";

    /// <summary>Identifier of the zone that it joins.</summary>
    public readonly string Zone => Datacenter?.Zone ?? FlexibleLoad?.Zone ?? "";

    /// <summary>Kind of the member.</summary>
    public readonly MemberKind Kind => Datacenter is not null ? MemberKind.Datacenter : MemberKind.FlexibleLoad;

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        int kind = Datacenter is not null ? DatacenterKind : FlexibleLoad is not null ? FlexibleLoadKind : 0;
        visitor.Visit("kind", ref kind);
        this = kind switch
        {
            DatacenterKind => new MemberBirth(SpecFields.Visit(ref visitor, Datacenter), null),
            FlexibleLoadKind => new MemberBirth(null, SpecFields.Visit(ref visitor, FlexibleLoad)),
            _ => throw new CanonicalFormatException($"A birth of kind {kind} is not known to this build."),
        };
    }
}
