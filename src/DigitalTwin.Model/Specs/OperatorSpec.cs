namespace DigitalTwin.Model.Specs;

/// <summary>An operator of datacenters: orders accelerators for its sites.</summary>
/// <param name="Id">Identifier, such as <c>microsoft</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="HomeZone">Zone whose grid carries the operator's messages.</param>
public sealed record OperatorSpec(string Id, string Name, string HomeZone);
