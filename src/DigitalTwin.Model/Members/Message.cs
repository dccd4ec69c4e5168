namespace DigitalTwin.Model.Members;

/// <summary>
/// A message between two entities. Sent while a tick is settled, delivered before the next one is; messages to one entity are handed
/// over in the order of (sender, sequence), so that the order of arrival never matters. Immutable.
/// </summary>
/// <param name="From">Identifier of the sender.</param>
/// <param name="To">Identifier of the receiver.</param>
/// <param name="Sequence">Counts the sender's messages over the whole run.</param>
/// <param name="SentTick">Tick in which it was sent.</param>
/// <param name="Payload">What it says.</param>
[State]
public partial record struct Message(string From, string To, long Sequence, long SentTick, Payload Payload);
