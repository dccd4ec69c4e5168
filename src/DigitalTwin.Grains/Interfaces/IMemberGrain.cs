using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Interfaces;

/// <summary>
/// What all members of a grid take: calls and states, from their grid alone. A grid on the same silo calls them in its own turn
/// instead (docs/decisions/0014).
/// </summary>
[Alias(Aliases.MemberGrain)]
public interface IMemberGrain : IGrainWithStringKey
{
    /// <summary>Settles the last tick and offers for the next. A repeated call is answered again and changes nothing.</summary>
    [Alias("Handle")]
    Task<MemberAnswer> Handle(MemberCall call);

    /// <summary>Takes a state: the only way in which one arrives.</summary>
    [Alias("Load")]
    Task<MemberAnswer> Load(MemberOrder order);

    /// <summary>Ends the activation, so that the member can come to life elsewhere.</summary>
    [Alias("Leave")]
    Task Leave();
}

/// <summary>The grain of a power plant. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.PowerPlantGrain)]
public interface IPowerPlantGrain : IMemberGrain;

/// <summary>The grain of a datacenter. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.DatacenterGrain)]
public interface IDatacenterGrain : IMemberGrain;

/// <summary>The grain of a flexible load. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.FlexibleLoadGrain)]
public interface IFlexibleLoadGrain : IMemberGrain;

/// <summary>The grain of a chip fab. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.ChipFabGrain)]
public interface IChipFabGrain : IMemberGrain;

/// <summary>The grain of a operator of datacenters. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.OperatorGrain)]
public interface IOperatorGrain : IMemberGrain;

/// <summary>The grain of a country. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.CountryGrain)]
public interface ICountryGrain : IMemberGrain;

/// <summary>The grain of the equipment suppliers of a good of which there is only so much. Key: <c>run/grid/entity</c>.</summary>
[Alias(Aliases.SupplierGrain)]
public interface ISupplierGrain : IMemberGrain;
