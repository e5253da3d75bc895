// Apart from whatever asks for it, so that it becomes a piece of its own.
import 'webrtc-adapter/out/adapter';
