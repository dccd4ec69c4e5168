[assembly: StateWalks(typeof(PathWalk))]
[assembly: StateWalks(typeof(CallWalks))]
