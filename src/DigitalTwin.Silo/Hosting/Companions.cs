using DigitalTwin.Silo.Redis;

namespace DigitalTwin.Silo.Hosting;

/// <summary>What ties a silo to the others.</summary>
/// <param name="Handshake">Keeps their builds equal; null for a silo that is alone.</param>
/// <param name="Beats">Where they say how they are; null for a silo that is alone.</param>
public sealed record Companions(Handshake? Handshake, SiloBeats? Beats);
