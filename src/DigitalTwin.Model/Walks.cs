using DigitalTwin.Core.Calls;
using DigitalTwin.Core.State;
using DigitalTwin.Core.Time;

[assembly: StateWalks(typeof(PathWalk))]
[assembly: StateWalks(typeof(CallWalks))]
