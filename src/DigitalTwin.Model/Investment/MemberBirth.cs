using DigitalTwin.Model.Datacenters;
using DigitalTwin.Model.Members;
using DigitalTwin.Model.Power;

namespace DigitalTwin.Model.Investment;

/// <summary>What a member is made of that joins a grid during the run. Exactly one part is given.</summary>
/// <param name="Datacenter">A campus.</param>
public record struct MemberBirth(DatacenterSpec? Datacenter, FlexibleLoadSpec? FlexibleLoad) : IStateful
{
    private const int DatacenterKind = 1;
    private const int FlexibleLoadKind = 2;
    private const int PlantKind = 3;
    private const int FiledDatacenterKind = 4;

    /// <summary>A fleet that a country has built.</summary>
    public PlantBirth? Plant { get; init; }

    /// <summary>Identifier of the member.</summary>
    public readonly string Id => Datacenter?.Id ?? FlexibleLoad?.Id ?? Plant?.Fleet.Id ?? "";

    /// <summary>Identifier of the zone that it joins.</summary>
    public readonly string Zone => Datacenter?.Zone ?? FlexibleLoad?.Zone ?? Plant?.Fleet.Zone ?? "";

    /// <summary>Kind of the member.</summary>
    public readonly EntityKind Kind =>
        Datacenter is not null ? EntityKind.Datacenter : Plant is not null ? EntityKind.Plant : EntityKind.FlexibleLoad;

    /// <summary>The member as its grid knows it.</summary>
    internal readonly GridMember Known => new(Id, Kind, Plant?.Role ?? MemberRole.Load, Plant?.UnitMw ?? 0);

    /// <inheritdoc/>
    /// <exception cref="CanonicalFormatException">What was read is no birth.</exception>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        int kind = Datacenter?.Plan is { IsFiled: true } ? FiledDatacenterKind
            : Datacenter is not null ? DatacenterKind
            : FlexibleLoad is not null ? FlexibleLoadKind
            : Plant is not null ? PlantKind : 0;
        visitor.Visit("kind", ref kind);
        try
        {
            this = kind switch
            {
                DatacenterKind => new MemberBirth(DatacenterSpec.Walk(ref visitor, Datacenter), null),
                FiledDatacenterKind => new MemberBirth(Filed(DatacenterSpec.Walk(ref visitor, Datacenter)), null),
                FlexibleLoadKind => new MemberBirth(null, FlexibleLoadSpec.Walk(ref visitor, FlexibleLoad)),
                PlantKind => new MemberBirth(null, null) { Plant = Visited(ref visitor, Plant.GetValueOrDefault()) },
                _ => throw new CanonicalFormatException($"A birth of kind {kind} is not known to this build."),
            };
        }
        catch (ArgumentException e)
        {
            throw new CanonicalFormatException($"The power of a birth over time cannot be read: {e.Message}");
        }
    }

    private static DatacenterSpec Filed(DatacenterSpec campus) => campus with { Plan = campus.Plan! with { IsFiled = true } };

    private static PlantBirth Visited<TVisitor>(ref TVisitor visitor, PlantBirth plant)
        where TVisitor : IStateVisitor, allows ref struct
    {
        plant.VisitState(ref visitor);
        return plant;
    }
}

/// <summary>A member joins the grid that is named.</summary>
[Payload(6)]
public sealed record BirthPayload(MemberBirth Birth) : Payload;
